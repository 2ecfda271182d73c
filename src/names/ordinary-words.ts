/** Words that may begin with a capital without being a name: at the beginning of a sentence, in headings, in titles. */

const ordinary = new Set(
  `a about above according after again all also although am among an and another any are as at be because been before being below both
  but by can cannot could did do does during each either else even every few first for from further had has have he her here him his
  how however i if in indeed inasmuch into is it its just last later less let like many may me meanwhile moreover more most much must my
  neither never next no none nor not nothing now of off on once one only or other our out over own part perhaps rather regarding same
  second several she should since so some such than that the their them then there therefore these they third this those though through
  thus to today together tomorrow tonight too toward towards two under until up upon us very was we well were what when where whether
  which while who whom whose why will with within without would yes yesterday yet you your
  thanking answering replying responding concluding continuing speaking having being saying asked based given taking turning
  record conversation memorandum memo letter telegram report note notes journal diary excerpt extract minutes protocol statement speech
  secret top copy copies outgoing incoming no number ref subject document documents text translation original page list annex attachment
  appendix enclosure distribution confidential urgent ciphered reply question answer conclusion summary agenda decision resolution
  comrade comrades ambassador minister ministers president premier government state republic people peoples party central foreign deputy
  affairs internal international national socialist communist democratic revolutionary federal special general supreme north south east
  west northern southern eastern western
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
  december dear sincerely respectfully signed english russian source citation credits contents date title
  good great new old long important present people's side sides embassy party regarding concerning despite following due per via
  everything everyone everybody someone anyone nobody words word there's dear it's i'm`
    .split(/\s+/)
    .filter(Boolean),
);

export function isOrdinaryWord(word: string): boolean {
  return ordinary.has(word.toLowerCase().replace('’', "'"));
}
