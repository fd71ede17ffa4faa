"""What the workers do in the tests."""

import os
import time

from kramkaki.errors import ScenarioError
from kramkaki.language import current
from kramkaki.language import gettext as _


def language():
    return current(), _("Running")


def who():
    return os.getpid()


def sleep(seconds):
    time.sleep(seconds)
    return os.getpid()


def spin():
    while True:
        pass


def die():
    os._exit(3)


def refuse(place):
    raise ScenarioError(place, "is wrong", "right", "mend it")


def break_with(secret):
    raise KeyError(secret)


def take(gigabytes):
    return len(bytearray(gigabytes * 10**9))


def tell(progress):
    for fraction in (0.0, 1.0):
        progress(fraction, "half way")
    return "told"
