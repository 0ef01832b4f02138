"""A still picture as a list of shapes, written as SVG or painted as PNG."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from filinggraph.errors import SettingsError

INK, SOFT, LINE, PAPER = "#1c2126", "#5a636b", "#dcd9d1", "#ffffff"
FONT = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; `arrow` draws a head at its end; `tip` is shown under the pointer."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = LINE
    width: float = 1.0
    arrow: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, or a disc when it is round."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    round: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text. `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    size: float = 13.0
    colour: str = INK
    anchor: str = "start"
    bold: bool = False


Shape = Stroke | Box | Label


@dataclass(frozen=True, slots=True)
class Scene:
    """Shapes on a sheet, painted in order."""

    title: str
    width: float
    height: float
    shapes: Sequence[Shape]


def svg(scene: Scene) -> str:
    """The scene as an SVG document of its own."""
    w, h = f"{scene.width:g}", f"{scene.height:g}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        f'role="img" font-family="{FONT}">',
        f"<title>{escape(scene.title)}</title>",
        f'<rect width="{w}" height="{h}" fill="{PAPER}"/>',
        *map(_svg_shape, scene.shapes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _svg_shape(shape: Shape) -> str:
    match shape:
        case Label():
            bold = ' font-weight="600"' if shape.bold else ""
            return (
                f'<text x="{shape.x:.1f}" y="{shape.y:.1f}" font-size="{shape.size:g}" fill="{shape.colour}" '
                f'text-anchor={quoteattr(shape.anchor)}{bold} paint-order="stroke" stroke="{PAPER}" '
                f'stroke-width="3" stroke-linejoin="round">{escape(shape.text)}</text>'
            )
        case Stroke():
            drawn = (
                f'<line x1="{shape.x1:.1f}" y1="{shape.y1:.1f}" x2="{shape.x2:.1f}" y2="{shape.y2:.1f}" '
                f'stroke="{shape.colour}" stroke-width="{shape.width:.2f}"'
            )
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in _head(shape))
            head = f'<polygon points="{points}" fill="{shape.colour}"/>' if shape.arrow else ""
            return f"<g>{drawn}/>{head}{_tip(shape.tip)}</g>"
        case Box():
            corner = min(shape.width, shape.height) / 2 if shape.round else 2
            return (
                f'<rect x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" height="{shape.height:.1f}" '
                f'rx="{corner:.1f}" fill="{shape.colour}">{_tip(shape.tip)}</rect>'
            )


def _tip(text: str) -> str:
    return f"<title>{escape(text)}</title>" if text else ""


def _head(line: Stroke) -> list[tuple[float, float]]:
    dx, dy = line.x2 - line.x1, line.y2 - line.y1
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy, size = dx / length, dy / length, 9 + 1.6 * line.width
    x, y = line.x2, line.y2
    return [
        (x, y),
        (x - ux * size - uy * size * 0.5, y - uy * size + ux * size * 0.5),
        (x - ux * size + uy * size * 0.5, y - uy * size - ux * size * 0.5),
    ]


def png(scene: Scene, scale: float = 2.0) -> bytes:
    """The scene as a PNG. Raises SettingsError when Pillow is not installed."""
    try:
        from PIL import Image, ImageDraw, ImageFont  # an optional package
    except ModuleNotFoundError as error:
        raise SettingsError("PNG needs Pillow; run: pip install 'filinggraph[png]', or write .svg") from error
    image = Image.new("RGB", (round(scene.width * scale), round(scene.height * scale)), PAPER)
    draw = ImageDraw.Draw(image)
    anchors = {"start": "ls", "middle": "ms", "end": "rs"}
    for shape in scene.shapes:
        match shape:
            case Label():
                draw.text(
                    (shape.x * scale, shape.y * scale),
                    shape.text,
                    fill=shape.colour,
                    font=ImageFont.load_default(shape.size * scale),
                    anchor=anchors[shape.anchor],
                    stroke_width=round(scale),
                    stroke_fill=PAPER,
                )
            case Stroke():
                ends = [v * scale for v in (shape.x1, shape.y1, shape.x2, shape.y2)]
                draw.line(ends, fill=shape.colour, width=max(1, round(shape.width * scale)))
                if shape.arrow:
                    draw.polygon([(x * scale, y * scale) for x, y in _head(shape)], fill=shape.colour)
            case Box():
                box = [v * scale for v in (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)]
                if shape.round:
                    draw.ellipse(box, fill=shape.colour)
                else:
                    draw.rounded_rectangle(box, radius=2 * scale, fill=shape.colour)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def html(scene: Scene, table: str) -> str:
    """The scene and a table under it as one page without scripts."""
    style = (
        "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1c2126}"
        "svg{max-width:100%;height:auto}table{border-collapse:collapse;font-size:.9rem}"
        "td,th{text-align:left;vertical-align:top;padding:.3rem .7rem;border-bottom:1px solid #dcd9d1}"
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(scene.title)}</title>'
        f"<style>{style}</style></head><body><h1>{escape(scene.title)}</h1>\n{svg(scene)}{table}</body></html>\n"
    )
