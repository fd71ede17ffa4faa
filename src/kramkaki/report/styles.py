"""The style sheets of report and page. Own file: the server reads them without loading what computes."""

from pathlib import Path

TEMPLATES = Path(__file__).with_name("templates")


def style() -> str:
    """The style sheet that the pages carry along."""
    return chart_style() + (TEMPLATES / "report.css").read_text(encoding="utf-8")


def chart_style() -> str:
    """The style of drawings and tables, which the web page shares; its colours are variables of the page around it."""
    return (TEMPLATES / "charts.css").read_text(encoding="utf-8")
