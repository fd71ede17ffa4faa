"""placeholder until safety provides it"""
from kramkaki.language import gettext as _
def steps(result):
    return [_("Stop, and stretch the cramped muscle slowly; hold it until the cramp lets go.")]
