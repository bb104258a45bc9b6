"""The operators that draw a word: glyphs by their numbers, and by how much each moves on beyond what its font says."""

from __future__ import annotations

from isva_desk.documents.shaping import Shape


def drawn(parts: str | list[str | float], size: float) -> str:
    """The operators at a size: only how far a glyph is raised depends on it."""
    if isinstance(parts, str):
        return parts
    return "".join(part if isinstance(part, str) else f"{part * size / 1000:.2f} Ts " for part in parts)


def operators(shape: Shape) -> str | list[str | float]:
    """One text operator; or, where glyphs stand higher or lower, several with their rise between them."""
    font, scale = shape.face.hb_font, shape.face.scale
    parts: list[str | float] = []
    line: list[str] = []
    run, up = "", 0.0

    def close() -> None:
        nonlocal run, line
        if run:
            line.append(f"<{run}>")
        if line:
            parts.append(f"{line[0]} Tj " if len(line) == 1 and line[0][0] == "<" else f"[{' '.join(line)}] TJ ")
        run, line = "", []

    def move(by: float) -> None:
        nonlocal run
        if abs(by) >= 0.5:
            if run:
                line.append(f"<{run}>")
                run = ""
            line.append(f"{-by:.0f}")

    for glyph in shape.glyphs:
        if glyph.up != up:
            close()
            parts.append(glyph.up)
            up = glyph.up
        move(glyph.right)
        run += f"{glyph.id:04X}"
        move(glyph.advance - glyph.right - font.get_glyph_h_advance(glyph.id) * scale)
    close()
    if up:
        parts.append(0.0)
    return "".join(map(str, parts)).rstrip() if all(isinstance(part, str) for part in parts) else parts
