"""What a PDF says about itself: XMP, the colours it means, the files attached to it, its day and its version.

PDF/A-3 (ISO 19005-3) 6.2.3, 6.6, 6.8; PDF/UA-1 (ISO 14289-1) 5. The same values give the same bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

VERSION = (1, 7)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the PDF: its name, its media type ("text/csv"), its bytes, what it is."""

    name: str
    kind: str
    data: bytes
    about: str


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself; texts are clean and without line ends."""

    title: str
    author: str
    subject: str
    creator: str
    language: str
    day: date
    attachments: tuple[Attachment, ...] = ()


def describe(document: Any, about: About) -> None:
    """Put into ReportLab's document what PDF/UA-1 and PDF/A-3a ask the catalogue to hold."""
    from reportlab.pdfbase import pdfdoc

    _dated(document, about.day)
    document._pdfVersion = VERSION
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents", "AF"]
    packet = _xmp(about, document.info.producer).encode()
    kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    catalogue.Metadata = pdfdoc.PDFStream(pdfdoc.PDFDictionary(kind), packet, [])
    catalogue.OutputIntents = pdfdoc.PDFArray([_intent(document)])
    if about.attachments:
        _attach(document, about)
    for page in document.Pages.pages:
        document.updateSignature(page.stream)


def end_lines() -> None:
    """Let every stream that ReportLab writes end its data with a line end (PDF/A-3, 6.1.7.1); done once."""
    from reportlab.pdfbase import pdfdoc

    stream = pdfdoc.PDFStream
    if getattr(stream, "ends_lines", False):
        return
    plain = stream.format

    def written(self: Any, document: Any) -> bytes:
        whole: bytes = plain(self, document)
        return whole.removesuffix(b"endstream\n") + b"\nendstream\n"

    stream.format, stream.ends_lines = written, True


def _dated(document: Any, day: date) -> None:
    """The report's own day as the file's date: ReportLab knows only now, or the first of January 2000."""
    stamp = document._timeStamp
    stamp.lt = day.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]


@cache
def srgb() -> bytes:
    """The sRGB profile (ICC), its day and its fingerprint set to fixed values."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = b"".join(n.to_bytes(2, "big") for n in (2000, 1, 1, 0, 0, 0))
    profile[84:100] = bytes(16)
    return bytes(profile)


def _intent(document: Any) -> Any:
    from reportlab.pdfbase import pdfdoc

    alternate = {"N": 3, "Alternate": pdfdoc.PDFName("DeviceRGB")}
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary(alternate), srgb(), [pdfdoc.PDFZCompress])
    name = pdfdoc.PDFString("sRGB IEC61966-2.1")
    return pdfdoc.PDFDictionary({
        "Type": pdfdoc.PDFName("OutputIntent"), "S": pdfdoc.PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": name, "Info": name, "DestOutputProfile": document.Reference(profile),
    })  # fmt: skip


def _attach(document: Any, about: About) -> None:
    from reportlab.pdfbase import pdfdoc

    ordered = sorted(about.attachments, key=lambda one: one.name)
    files = [document.Reference(_file(document, one, about.day)) for one in ordered]
    named = [part for one, file in zip(ordered, files, strict=True) for part in (_name(one.name), file)]
    tree = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(named)})
    document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": tree})
    document.Catalog.AF = pdfdoc.PDFArray(files)


def _file(document: Any, one: Attachment, day: date) -> Any:
    from reportlab.pdfbase import pdfdoc

    params = {
        "ModDate": pdfdoc.PDFString(f"D:{day:%Y%m%d}000000Z"), "Size": len(one.data),
        "CheckSum": "<" + hashlib.md5(one.data, usedforsecurity=False).hexdigest() + ">",
    }  # fmt: skip
    kind = {
        "Type": pdfdoc.PDFName("EmbeddedFile"), "Subtype": "/" + one.kind.replace("/", "#2F"),
        "Params": pdfdoc.PDFDictionary(params),
    }  # fmt: skip
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(kind), one.data, [pdfdoc.PDFZCompress])
    held = document.Reference(stream)
    return pdfdoc.PDFDictionary({
        "Type": pdfdoc.PDFName("Filespec"), "F": _name(one.name), "UF": _name(one.name),
        "Desc": pdfdoc.PDFString(one.about), "AFRelationship": pdfdoc.PDFName("Data"),
        "EF": pdfdoc.PDFDictionary({"F": held, "UF": held}),
    })  # fmt: skip


def _name(name: str) -> Any:
    from reportlab.pdfbase import pdfdoc

    return pdfdoc.PDFString(name)


def _xmp(about: About, producer: str) -> str:
    moment = f"{about.day:%Y-%m-%d}T00:00:00+00:00"
    told = {
        "title": about.title, "author": about.author, "subject": about.subject, "creator": about.creator,
        "language": about.language, "producer": producer, "moment": moment,
    }  # fmt: skip
    return _PACKET.format(**{name: escape(words) for name, words in told.items()})


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
