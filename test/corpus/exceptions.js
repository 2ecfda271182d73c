/**
 * Files of the corpus that do not build without a fault, each with how many faults of each kind it has and the reason. More, or others, are
 * a failure; so is an exception that promises faults which are no longer there: whoever mends a file takes it out.
 */
export const exceptions = [
  {
    file: 'OpenGreekAndLatin+csel-dev/data/stoa0292e/stoa001/stoa0292e.stoa001.opp-lat1.xml',
    faults: { 'text/glued': 4 },
    reason: 'Four false alarms of the check, at notes that hold little but numbers.',
  },
  {
    file: 'TEIC+TEI/P5/Test/testchinese.xml',
    faults: { 'xml/entity-declaration': 1 },
    reason: 'It declares entities of its own, which are never expanded: a document is not to have other files read.',
  },
  {
    file: 'TEIC+TEI/P5/Test/testminimal.xml',
    faults: { 'xml/entity-declaration': 1 },
    reason: 'It declares entities of its own, which are never expanded: a document is not to have other files read.',
  },
  {
    file: 'TEIC+TEI/P5/Test/testtite4.xml',
    faults: { 'text/lost': 1 },
    reason:
      'TEI Tite in no namespace, which TEI P5 asks for: nothing in it is TEI. The finding says what its first tag has to say.',
  },
  {
    file: 'TEIC+TEI/P5/Test/testtite6.xml',
    faults: { 'text/lost': 1 },
    reason:
      'TEI Tite in no namespace, which TEI P5 asks for: nothing in it is TEI. The finding says what its first tag has to say.',
  },
  {
    file: 'eeditiones+jinks/profiles/serafin/data/registers/persons.xml',
    faults: { 'date/death-before-birth': 2 },
    reason: 'Two persons of this register die before they are born; that is an error of the file.',
  },
];
