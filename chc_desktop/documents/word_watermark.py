"""Words written large and pale across each page of a Word file, as Word itself does it: a drawn shape in the header."""

from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from chc_desktop.documents.look import WATERMARK

_WIDTH, _HEIGHT = 540, 62


def write_across(header: Paragraph, text: str, colour: str = WATERMARK) -> None:
    """Anchor the text in this paragraph of the header, turned and behind the page’s own words."""
    header.add_run()._r.append(
        parse_xml(_SHAPE.format(text=quoteattr(text), colour=colour, width=_WIDTH, high=_HEIGHT))
    )


_SHAPE = """<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
 <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
  <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
   <v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
   <v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
   <v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
  <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
   o:connectangles="270,180,90,0"/>
  <v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>
  <o:lock v:ext="edit" text="t" shapetype="t"/>
 </v:shapetype>
 <v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt={text} o:allowincell="f"
  style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{high}pt;rotation:325;z-index:-251658752;
mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;
mso-position-vertical-relative:margin" fillcolor="{colour}" stroked="f">
  <v:textpath style="font-family:&quot;Noto Sans&quot;;font-size:1pt;font-weight:bold" string={text}/>
 </v:shape>
</w:pict>"""
