"""What Word demands of a document and other programs forgive: the order of elements (ISO/IEC 29500-1, transitional), ids that are one thing's, and
references to what is there."""

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden "
    "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd "
    "tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt "
    "vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "num": "abstractNumId lvlOverride",
    "styles": "docDefaults latentStyles style",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr tbl p",
}
PARTS = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/mognad-numbering.xml", "word/footer1.xml"]


def faults_of(data: bytes) -> set[str]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    names, found = archive.namelist(), set()
    if len(names) != len(set(names)):
        found.add("two parts of one name")
    read = {name: etree.fromstring(archive.read(name)) for name in PARTS if name in names}
    for name, root in read.items():
        for element in root.iter(f"{W}*"):
            kind = element.tag.removeprefix(W)
            order = ORDER.get(kind, "").split()
            inside = [child.tag.removeprefix(W) for child in element if isinstance(child.tag, str) and child.tag.startswith(W)]
            if order:
                found |= {f"{name}: <{kind}> holds <{child}>" for child in inside if child not in order}
                places = [order.index(child) for child in inside if child in order]
                if kind != "tc" and places != sorted(places):
                    found.add(f"{name}: <{kind}> holds {inside}")
            if kind == "tc" and inside[-1:] != ["p"]:
                found.add(f"{name}: a cell that ends with no paragraph")
    text, styles = read["word/document.xml"], read["word/styles.xml"]
    kinds = {style.get(f"{W}styleId"): style.get(f"{W}type") for style in styles.iter(f"{W}style")}
    for tag, kind in [("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table")]:
        found |= {f"no {kind} style {one.get(f'{W}val')}" for one in text.iter(f"{W}{tag}") if kinds.get(one.get(f"{W}val")) != kind}
    lists = next(read[name] for name in PARTS[2:4] if name in read)
    numbers = [one.get(f"{W}numId") for one in lists.iter(f"{W}num")]
    found |= {f"no list {one.get(f'{W}val')}" for one in text.iter(f"{W}numId") if one.get(f"{W}val") not in numbers}
    ids = {
        "style": list(kinds),
        "list": numbers,
        "kind of list": [one.get(f"{W}abstractNumId") for one in lists.iter(f"{W}abstractNum")],
        "drawing": [one.get("id") for one in text.iter("{*}docPr")],
        "bookmark": [one.get(f"{W}id") for one in text.iter(f"{W}bookmarkStart")],
    }
    found |= {f"two of one number: {what}" for what, all_of in ids.items() if len(all_of) != len(set(all_of))}
    marks = {one.get(f"{W}name") for one in text.iter(f"{W}bookmarkStart")}
    found |= {f"a link to {one.get(f'{W}anchor')}" for one in text.iter(f"{W}hyperlink") if one.get(f"{W}anchor") not in marks}
    references = {one.get("Id") for one in etree.fromstring(archive.read("word/_rels/document.xml.rels"))}
    used = {value for one in text.iter() for key, value in one.attrib.items() if key.startswith("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}")}
    found |= {f"no part for {one}" for one in used - references}
    for one in etree.fromstring(archive.read("[Content_Types].xml")):
        part = one.get("PartName", "").lstrip("/")
        if part and part not in names:
            found.add(f"a type for {part}, which is not there")
    return found
