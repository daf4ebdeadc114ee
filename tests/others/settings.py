"""PyYAML with the settings of docs/andra-program.md: a key is a text, and a value is what vbe takes it for."""

import re

import yaml


class Plain(yaml.SafeLoader):
    """Reads the words and numbers of JSON, and everything else as text."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("bool", r"true|false", "tf"),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
]:
    Plain.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def load(text, loader):
    return yaml.load(text, loader)
