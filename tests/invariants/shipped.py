"""Every shipped example as the body model sees it, and a run of each."""

from functools import cache

from kramkaki.body.simulate import simulate
from kramkaki.scenario.compile import compile
from kramkaki.scenario.read import read
from kramkaki.scenario.templates import template_path, templates

NAMES = sorted(templates())


@cache
def compiled(name):
    return compile(read(template_path(name)))


@cache
def trace(name):
    day = compiled(name)
    return simulate(day.person, [day.timeline], output_every=15)
