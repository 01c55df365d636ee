"""A picture's relationship → its `a:blip`, naming the same as an SVG where there is one.

Office from 2016 on shows the SVG, everything else the picture.
"""

IMAGE_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}
"""The pictures that every Office shows, and how their files' names end."""
SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def blip_xml(relation: str, vector_relation: str = "") -> str:
    """The element; the prefixes `a` and `r` are declared around it."""
    if not vector_relation:
        return f'<a:blip r:embed="{relation}"/>'
    return (
        f'<a:blip r:embed="{relation}"><a:extLst><a:ext uri="{SVG_URI}"><asvg:svgBlip xmlns:asvg="{SVG_SPACE}" '
        f'r:embed="{vector_relation}"/></a:ext></a:extLst></a:blip>'
    )
