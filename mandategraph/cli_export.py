"""The `export` command."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import click

from graph.charts import CHART_FORMATS, CHARTS, ChartName
from graph.export import FORMATS, NETWORK_FORMATS, NetworkFormatName
from graph.iris import LANGUAGES
from graph.views import VIEWS, ViewName

_FORMS = (*FORMATS, *NETWORK_FORMATS, *CHART_FORMATS)
_OF_NETWORKS = ("view", "limit", "figures", "merge")  # options, by their names
_OF_VIEWS = ("body", "years", "labels")  # of networks and of charts


class _Years(click.ParamType[tuple[int, int]]):
    """A year, or the first and the last of some."""

    name = "years"

    def convert(
        self, value: str | tuple[int, int], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read `2012` or `2012-2015`."""
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{4}))?", value)
        if not found or (found[2] and found[2] < found[1]):
            self.fail(f"{value!r} is no year and no first and last year, such as 2012-2015", param, ctx)
        return int(found[1]), int(found[2] or found[1])


@click.command(
    epilog="""
\b
Examples:
  mandategraph export -f undo -g out -o relations.nt
  mandategraph export -f akn -g out -d A/RES/67/193 -o A-RES-67-193.xml
  mandategraph export -f gexf -g out --view actors --figures -o actors.gexf
  mandategraph export -f mermaid -g out --body unodc --limit 20
  mandategraph export -f html -g out --body unodc -o unodc.html
  mandategraph export -f svg -g out --chart years --body unodc -o unodc.svg
  mandategraph export -f nodes -g out --view citations --figures > figures.csv

\b
Of documents:
  undo     who asks whom, and who recalls what, as relations of the United Nations
           System Document Ontology: N-Triples, which is Turtle too
  akn      one document in one language as Akoma Ntoso XML, with inline references
           and footnotes, in the elements that the United Nations' own files use
Of a view, which is a network:
  graphml  for Gephi, yEd, Cytoscape, igraph, networkx
  gexf     for Gephi
  cyjs     for Cytoscape.js and Cytoscape
  csv      the edges as a table; nodes: the nodes as a table
  mermaid  for Markdown; dot: for Graphviz
  html     a picture in one file that opens offline, of 300 nodes unless --limit is given

\b
Of a chart (--chart), for reports:
  svg, png   years: what a body (--body) is asked to do, by year and verb
             verbs: who is asked, by verb; treaties: the treaties cited most

\b
Views:
  actors     who asks whom, who is to act with whom and for whom
  citations  what cites what
  treaties   bodies, and the treaties cited where they are to act
  document   one document (-d): its paragraphs, acts and mandates, whom they name
  body       one body (--body): who asks it, with whom, for whom, on what conditions
Without --view it is that of --body or -d, else actors.

What a format cannot hold is told on stderr, and how many nodes are shown of how many.
"""
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice((*FORMATS, *NETWORK_FORMATS, *CHART_FORMATS)),
    required=True,
    help="The format.",
)
@click.option(
    "-g", "--graph", "folder", metavar="DIR", type=click.Path(path_type=Path), required=True, help="The build."
)
@click.option("-d", "--document", metavar="SYMBOL", help="Only this document, such as A/RES/67/193.")
@click.option("--language", type=click.Choice(tuple(LANGUAGES)), help="Only this language version.")
@click.option("-o", "--out", metavar="FILE", type=click.Path(path_type=Path), help="File to write, else stdout.")
@click.option("--view", type=click.Choice(tuple(VIEWS)), help="Which network.")
@click.option("--chart", type=click.Choice(tuple(CHARTS)), help="Which chart, for svg and png.")
@click.option("--body", metavar="NAME", help="Only this body, by id, name or IRI.")
@click.option("--years", metavar="YEAR[-YEAR]", type=_Years(), help="Only documents adopted in these years.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="Only the N nodes with the greatest weight.")
@click.option("--figures", is_flag=True, help="Add centrality, community and bridges to the nodes.")
@click.option(
    "--merge", is_flag=True, help="One edge a pair and kind, whatever the verb and year (mermaid, dot: always)."
)
@click.option("--labels", type=click.Choice(("en", "zh")), default="en", show_default=True, help="Language of labels.")
@click.pass_context
def export(  # noqa: PLR0913, PLR0917 - click gives each option by its name
    ctx: click.Context,
    form: str,
    folder: Path,
    document: str | None,
    language: str | None,
    out: Path | None,
    view: ViewName | None,
    chart: ChartName | None,
    body: str | None,
    years: tuple[int, int] | None,
    limit: int | None,
    figures: bool,
    merge: bool,
    labels: str,
) -> None:
    """Write what a build holds, or a view of it as a network, in a format of others, or draw a chart of it."""
    if chart and form not in CHART_FORMATS:
        raise click.UsageError(f"--chart goes with {', '.join(CHART_FORMATS)}, not with {form}")
    if form in FORMATS:
        from mandategraph.exporting import export_to_file  # noqa: PLC0415 - loads what reads documents

        _refuse(ctx, form, (*_OF_NETWORKS, *_OF_VIEWS))
        return export_to_file(form, folder, document, language, out)
    from mandategraph.networks import Wish, export_network  # noqa: PLC0415

    wish = Wish(view, document, body, language, years, limit, figures, merge, labels)
    if form in CHART_FORMATS:
        from mandategraph.charting import export_chart  # noqa: PLC0415

        _refuse(ctx, form, _OF_NETWORKS)
        if chart is None:
            raise click.UsageError(f"{form} is a chart: say which with --chart ({', '.join(CHARTS)})")
        return export_chart(form, chart, folder, wish, out)
    return export_network(cast(NetworkFormatName, form), folder, wish, out)


def _refuse(ctx: click.Context, form: str, options: tuple[str, ...]) -> None:
    """Refuse what goes with networks and not with a format."""
    for option in options:
        if ctx.get_parameter_source(option) is not click.core.ParameterSource.DEFAULT:
            raise click.UsageError(f"--{option} goes with a network ({', '.join(NETWORK_FORMATS)}), not with {form}")
