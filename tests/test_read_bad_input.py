"""What is no filing is named with its reason, within limits, and the rest is read."""

import gc
import gzip
import io
import subprocess
import sys
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from filinggraph.errors import ReadError
from filinggraph.model import Filing
from filinggraph.read import ReadFailure, read_all, read_bytes, read_file
from filinggraph.settings import Settings

DEMO = Path(__file__).parent / "filings/demo"
LOCKER = DEMO / "0000008855-05-000004.txt"


def read(*paths: Path | str, settings: Settings | None = None) -> list[Filing | ReadFailure]:
    return list(read_all([str(path) for path in paths], settings or Settings()))


def failure(*paths: Path | str, settings: Settings | None = None) -> ReadFailure:
    (found,) = read(*paths, settings=settings)
    assert isinstance(found, ReadFailure), found
    return found


def one(path: Path | str) -> Filing:
    (found,) = read(path)
    assert isinstance(found, Filing), found
    return found


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_truncated_submission_is_read_as_far_as_it_goes_and_says_so(tmp_path: Path) -> None:
    whole = LOCKER.read_text()
    cut = write(tmp_path, "cut.txt", whole[: whole.index("Among the risks")])
    filing = one(cut)
    assert [d.type for d in filing.documents] == ["8-K", "EX-99.1"]
    assert filing.notes == ("ex99-1.txt: no </DOCUMENT> at its end; is the download complete?",)
    command = [sys.executable, "-m", "filinggraph.cli.main", "read", str(cut)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == f"noted: {cut}: ex99-1.txt: no </DOCUMENT> at its end; is the download complete?\n"


def test_facts_of_a_truncated_submission_are_kept_and_the_exit_code_tells(tmp_path: Path) -> None:
    whole = LOCKER.read_text()
    cut = write(tmp_path, "cut.txt", whole[: whole.index("Among the risks")])
    command = [sys.executable, "-m", "filinggraph.cli.main", "extract", str(cut)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == f"unfinished: {cut}: ex99-1.txt: no </DOCUMENT> at its end; is the download complete?\n"
    assert done.returncode == 1
    assert "United States Postal Service" in done.stdout


def test_a_document_without_its_end_tag_ends_where_the_next_one_begins(tmp_path: Path) -> None:
    filing = one(write(tmp_path, "open.txt", LOCKER.read_text().replace("</DOCUMENT>", "", 1)))
    first, second = filing.documents
    assert "JAMESTOWN" not in first.text
    assert "JAMESTOWN" in second.text
    assert len(filing.notes) == 1


def test_a_header_without_documents_is_a_failure(tmp_path: Path) -> None:
    whole = LOCKER.read_text()
    path = write(tmp_path, "header.txt", whole[: whole.index("<DOCUMENT>")])
    assert failure(path) == ReadFailure(str(path), "a submission header without documents; is the download complete?")


@pytest.mark.parametrize("tag", ["div", "font", "span"])
def test_a_hundred_thousand_nested_tags_are_refused_with_the_reason(tmp_path: Path, tag: str) -> None:
    path = write(tmp_path, "deep.htm", f"<html><body>{f'<{tag}>' * 100_000}text{f'</{tag}>' * 100_000}</body></html>")
    assert "nested more than 2,048 deep" in failure(path).reason


def test_a_line_longer_than_the_limit_is_refused_before_memory_is_taken(tmp_path: Path) -> None:
    path = write(tmp_path, "line.txt", "word " * 800_000)
    small = Settings(max_document_bytes=2_000_000)
    tracemalloc.start()
    reason = failure(path, settings=small).reason
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "4,000,000 characters" in reason
    assert "FILINGGRAPH_MAX_DOCUMENT_BYTES" in reason
    assert peak < 5 * 4_000_000
    assert len(one(path).documents[0].text) == 3_999_999


def test_the_default_limits_refuse_a_single_line_of_200_megabytes() -> None:
    assert Settings().max_document_bytes < 200_000_000


def test_a_file_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "large.txt", "word " * 1000)
    assert "FILINGGRAPH_MAX_FILE_BYTES" in failure(path, settings=Settings(max_file_bytes=100)).reason


def test_nul_bytes_are_spaces(tmp_path: Path) -> None:
    (document,) = one(
        write(tmp_path, "nul.txt", b"The Company sells\x00 gauges.\n\n\x00\x00\n\nIt rents none.\n")
    ).documents
    assert document.text == "The Company sells gauges.\n\nIt rents none."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_of_unicode_are_told_by_their_bytes(tmp_path: Path, encoding: str) -> None:
    text = "The Company’s customers are refiners. " * 3
    (document,) = one(write(tmp_path, "wide.txt", text.encode(encoding))).documents
    assert document.text == text.strip()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not text but a PDF"),
        ("picture.htm", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "not text but a PNG picture"),
        ("empty.txt", b"", "empty"),
        ("noise.txt", bytes(range(256)) * 50, "binary content"),
        ("blank.htm", b"<html><body><p>&nbsp;</p></body></html>", "no readable text"),
        ("broken.txt.gz", b"\x1f\x8b\x08\x00broken", "cannot be read"),
        ("broken.zip", b"PK\x03\x04broken", "a zip archive"),
    ],
)
def test_what_is_no_text_is_named_with_what_it_is(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    found = failure(write(tmp_path, name, content))
    assert found.path.endswith(name)
    assert reason in found.reason


def test_a_zip_bomb_is_left_alone(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 60_000_000)
    assert "zip bomb" in failure(bomb).reason
    packed = tmp_path / "bomb.txt.gz"
    with gzip.open(packed, "wb") as stream:
        stream.write(b"0" * 60_000_000)
    tracemalloc.start()
    assert "zip bomb" in failure(packed).reason
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000


def test_names_that_climb_out_of_an_archive_are_only_names(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    with zipfile.ZipFile(inside / "climb.zip", "w") as archive:
        archive.writestr("../../climbed.txt", "The Company sells gauges.")
        archive.writestr("/rooted.txt", "The Company rents none.")
    names = [filing.documents[0].name for filing in read(inside / "climb.zip") if isinstance(filing, Filing)]
    assert sorted(names) == ["climbed.txt", "rooted.txt"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["climb.zip", "inside"]


def test_archives_folders_and_patterns_give_their_filings_in_order(tmp_path: Path) -> None:
    data = LOCKER.read_bytes()
    write(tmp_path, "a.txt.gz", gzip.compress(data))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("one.txt", data)
        archive.writestr("notes.pdf", b"%PDF-")
    with tarfile.open(tmp_path / "c.tar.gz", "w:gz") as tar:
        member = tarfile.TarInfo("two.txt")
        member.size = len(data)
        tar.addfile(member, io.BytesIO(data))
    write(tmp_path, "d.txt", data)
    found = read(tmp_path)
    assert [Path(f.path).name for f in found] == ["a.txt.gz", "b.zip!one.txt", "c.tar.gz!two.txt", "d.txt"]
    assert len({f.documents[1].sha256 for f in found if isinstance(f, Filing)}) == 1
    assert [Path(f.path).name for f in read(tmp_path / "*.txt*")] == ["a.txt.gz", "d.txt"]


def test_one_bad_input_does_not_keep_the_others_out(tmp_path: Path) -> None:
    bad = write(tmp_path, "bad.txt", b"%PDF-1.4")
    found = read(bad, LOCKER, tmp_path / "absent.txt")
    assert [type(f).__name__ for f in found] == ["ReadFailure", "Filing", "ReadFailure"]


def test_an_exhibit_without_text_does_not_keep_its_filing_out(tmp_path: Path) -> None:
    fields = "<TYPE>EX-10\n<SEQUENCE>3\n<FILENAME>ex10.htm\n"
    hollow = f"<DOCUMENT>\n{fields}<TEXT>\n<html><body><img src='a.jpg'></body></html>\n</TEXT>\n</DOCUMENT>\n"
    filing = one(write(tmp_path, "f.txt", LOCKER.read_text().replace("</SEC-DOCUMENT>", f"{hollow}</SEC-DOCUMENT>")))
    assert len(filing.documents) == 2
    assert [(a.name, a.reason) for a in filing.attachments] == [("ex10.htm", "no readable text in ex10.htm")]


def test_a_wrong_encoding_declared_or_none_gives_the_signs_that_were_meant() -> None:
    data = "<html><body><p>Harbor’s “gauges” — 5\u00a0% of sales</p></body></html>".encode("cp1252")
    (document,) = read_bytes(data, "said.htm").documents
    assert document.text == "Harbor’s “gauges” — 5 % of sales"


def test_a_missing_file_is_an_error_that_names_it() -> None:
    with pytest.raises(ReadError, match=r"absent\.txt"):
        read_file("absent.txt")


def test_python_looks_for_garbage_again_after_a_filing_and_after_a_failure() -> None:
    assert gc.isenabled()
    read_bytes(b"Acme sells goods.\n", "said.txt")
    assert gc.isenabled()
    with pytest.raises(ReadError):
        read_bytes(b"%PDF-1.4", "said.txt")
    assert gc.isenabled()
