"""Title, author, language and date → a PDF's properties, the same in its catalogue, its information and its XMP."""

from xml.sax.saxutils import escape, quoteattr

import pikepdf
from pikepdf import Dictionary, Name, Stream, String

_NO_DATE = "1980-01-01"
_CREATOR = "workshopkit"
_UNWANTED = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


def write_properties(file: pikepdf.Pdf, title: str, author: str, subject: str, language: str, date: str) -> None:
    """Writes them, and that the file meets PDF/UA-1; `date` is ISO and stands for the clock, `language` a tag as da-DK."""
    day = (date or _NO_DATE)[:10]
    title, author, subject = (text.translate(_UNWANTED) for text in (title, author, subject))
    stamp = f"D:{day.replace('-', '')}000000Z"
    info = Dictionary(Title=String(title), Creator=String(_CREATOR), CreationDate=String(stamp), ModDate=String(stamp))
    for key, text in (("/Author", author), ("/Subject", subject)):
        if text:
            info[key] = String(text)
    file.trailer["/Info"] = file.make_indirect(info)
    file.Root.Lang = String(language)
    file.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    data = _xmp(title, author, subject, language, f"{day}T00:00:00Z").encode()
    file.Root.Metadata = file.make_indirect(Stream(file, data, Type=Name.Metadata, Subtype=Name.XML))


def _xmp(title: str, author: str, subject: str, language: str, at: str) -> str:
    creator = f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f"<dc:format>application/pdf</dc:format>{_said('title', title, language)}{creator}"
        f"{_said('description', subject, language)}"
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreatorTool>{_CREATOR}</xmp:CreatorTool><xmp:CreateDate>{at}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{at}</xmp:ModifyDate><pdfuaid:part>1</pdfuaid:part>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def _said(name: str, text: str, language: str) -> str:
    if not text:
        return ""
    spoken = "".join(f"<rdf:li xml:lang={quoteattr(tag)}>{escape(text)}</rdf:li>" for tag in ("x-default", language))
    return f"<dc:{name}><rdf:Alt>{spoken}</rdf:Alt></dc:{name}>"
