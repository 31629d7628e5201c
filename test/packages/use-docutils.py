# Packages: docutils
# Tries: reStructuredText to HTML, LaTeX, XML
# Recorded by python3: quicker than the reference build.
# Module: docutils.core
import warnings
from docutils.core import publish_parts, publish_string, publish_doctree

source = """
=====
Title
=====

:Author: Ada
:Date: 2024

Section
-------

A paragraph with *emphasis*, **strong**, ``code``, a link_ and `another <http://example.org>`_.
Footnote [1]_ and citation [Cit]_ and |sub|.

.. [1] The note.
.. [Cit] The citation.
.. |sub| replace:: replaced
.. _link: http://example.com

* bullet

  1. nested
  2. list

term
    definition

.. code-block:: python

    def f():
        return 1

.. note:: Be careful.

.. image:: x.png
   :alt: alt text

+-----+-----+
| a   | b   |
+=====+=====+
| 1   | 2   |
+-----+-----+

=== ===
x   y
=== ===
1   2
=== ===

.. math:: x^2

Last
----

::

    literal

Line with `broken reference_
"""
warnings.simplefilter("ignore")
settings = {"report_level": 5, "output_encoding": "unicode", "datestamp": None, "generator": None}
parts = publish_parts(source, writer="html5", settings_overrides=settings)
print(parts["title"])
print(parts["body"])
tree = publish_doctree("Hello\n=====\n\n*x* :math:`a^2`\n", settings_overrides=settings)
print(tree.pformat())
print(publish_string("para\n\n* a\n* b\n\n.. warning:: w\n", writer="latex", settings_overrides=settings)[-200:])
print(publish_string("T\n=\n\npara ``x``\n", writer="pseudoxml", settings_overrides=settings))
print(publish_string("T\n=\n\npara ``x``\n", writer="xml", settings_overrides=settings))
