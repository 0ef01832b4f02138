"""Bytes to text: byte order marks, UTF-8, and the Windows code page that old filings are written in."""

import re

from charset_normalizer import from_bytes

from filinggraph.errors import ReadError

_BINARY = {
    b"%PDF-": "a PDF; give the HTML or text version of the filing",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"PK\x03\x04": "a zip archive under another name",
    b"\x1f\x8b": "a gzip file under another name",
    b"\xd0\xcf\x11\xe0": "an Office document; export it as HTML or text",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_FILLED = re.compile(rb"[^\x00 \t\r\n]")
_CONTROL = bytes((*range(9), *range(14, 32)))
DECODED_AT_ONCE = 1 << 14


def decode(data: bytes, name: str) -> list[str]:
    """The text in data, in parts of whole lines; line ends become line feeds.

    A part of ASCII takes a byte a character; put together, all take as much as the widest sign needs.
    Raises ReadError for nothing at all and for what is no text.
    """
    if not _FILLED.search(data):
        raise ReadError(f"{name}: empty; is the download complete?")
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            raise ReadError(f"{name}: not text but {what}")
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return [_fed(data[len(mark) :].decode(encoding, "replace"))]
    sample = data[:65536]
    zeros = sample.count(b"\x00")
    if zeros > len(sample) // 4:
        even, odd = sample[::2].count(b"\x00"), sample[1::2].count(b"\x00")
        if max(even, odd) > 0.9 * zeros:
            return [_fed(data.decode("utf-16-be" if even > odd else "utf-16-le", "replace"))]
    if len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) // 10:
        raise ReadError(f"{name}: not text (binary content); give HTML, text or a full submission")
    try:
        return _utf8(data.replace(b"\x00", b" ") if zeros or b"\x00" in data else data)
    except UnicodeDecodeError:
        pass
    best = None if sample.isascii() or _western(data) else from_bytes(sample).best()
    return [_fed(data.decode(best.encoding if best else "cp1252", "replace").replace("\x00", " "))]


def _utf8(data: bytes) -> list[str]:
    """The text of UTF-8 in parts: most hold only ASCII, which is quicker than a text with a few signs."""
    whole = memoryview(data)
    parts: list[str] = []
    start, length = 0, len(data)
    while start < length:
        end = data.find(b"\n", start + DECODED_AT_ONCE) + 1 or length
        parts.append(_fed(str(whole[start:end], "utf-8")))
        start = end
    return parts


def _fed(text: str) -> str:
    """The text with line feeds for all line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _western(data: bytes) -> bool:
    """True when bytes above ASCII are few, as in English text with typographic signs."""
    high = sum(byte > 127 for byte in data[:65536])
    return high * 10 < min(len(data), 65536)
