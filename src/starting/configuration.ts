/** `edition.yaml` of a new edition: what it needs, and every other key as a comment. */
import type { Starter } from './starter.js';

export function configuration({ title, id }: Starter): string {
  return `# What this edition is. Only title is required; take the # away from what you need.
# Every key is explained in the reference of the program, docs/reference/edition-yaml.md.
title: ${JSON.stringify(title)}
id: ${id}
version: 0.1.0
# description: A sentence or two about the edition.
# notice: A sentence that stands at the head of every page, such as “This is a draft”.
# editors:
#   - name: Jane Doe
#     role: general editor
#     orcid: 0000-0002-1825-0097
#     url: https://example.org/jane-doe
# publisher: The Example Institute
# licence:
#   name: Creative Commons Attribution 4.0 International
#   url: https://creativecommons.org/licenses/by/4.0/
#   covers: the encoding and the editors’ notes
# base-url: https://example.org/${id}/
languages:
  original: [ru]
  translation: en

# Where things are. These are the defaults.
# records: [records]
# registers:
#   people: people.xml
#   places: places.xml
#   organizations: organizations.xml
#   terms: terms.xml
# texts: [text]

# Schemas of your own, in place of those that the files name; [] for none.
# schema: [schema/our-schema.rng]

# How the pages look, and what a record's page shows.
# site:
#   show:
#     summary: true
#     facts: true
#     names: true
#     apparatus: true
#     citation: true
#   divide: [document]
#   books:
#     epub: true
#     pdf: false
# apparatus:
#   style: positive
#   placement: below
#   lemma: 8
#   series:
#     textual: Textual notes
# locale: en
# theme: theme.css
# stylesheets:
#   html: xslt/html.xsl
#   text: xslt/text.xsl
#   apparatus: xslt/apparatus.xsl
#   site: xslt/site.xsl

# How much each kind of finding matters: off, info, warning or error.
# rules:
#   name/near-miss: error
#   register/unused: off

# Where “edition publish --to site” puts the edition: names, each with its address, without passwords.
# publish:
#   site: sftp://anna@www.example.org/var/www/edition

# Addresses that were published and are no more: where they lead now, or why they are gone.
# redirects:
#   records/old.html: records/new.html
# withdrawn:
#   records/other.html: Withdrawn at the wish of the archive.
`;
}
