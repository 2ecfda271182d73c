/** How the files of a W3C XML Schema refer to each other (XML Schema Part 1 §4.2). */
import { attribute, attributeOf, elements, xmlNamespace } from '../xml/query.js';
import type { XmlAttribute, XmlDocument, XmlElement } from '../xml/tree.js';

export const xsdNamespace = 'http://www.w3.org/2001/XMLSchema';
/** The namespace of what documents say about their schemas, such as `xsi:schemaLocation`. */
export const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

export interface XsdReference {
  readonly kind: 'include' | 'import' | 'redefine';
  readonly element: XmlElement;
  /** Of an import: the namespace of what is imported; empty for none. */
  readonly namespace: string | undefined;
  /** Undefined where no file is named, as imports may have it. */
  readonly location: XmlAttribute | undefined;
}

/** What a schema document refers to; undefined if it is none of this language. */
export function xsdReferences({ root }: XmlDocument): readonly XsdReference[] | undefined {
  if (root.uri !== xsdNamespace) return undefined;
  return elements(root).flatMap((element): readonly XsdReference[] => {
    const kind = element.local;
    if (element.uri !== xsdNamespace || (kind !== 'include' && kind !== 'import' && kind !== 'redefine')) return [];
    const namespace = kind === 'import' ? (attribute(element, 'namespace') ?? '') : undefined;
    return [{ kind, element, namespace, location: attributeOf(element, 'schemaLocation') }];
  });
}

/**
 * Whether the program has by itself what is imported: the attributes `xml:id`, `xml:lang`, `xml:space` and `xml:base`, where no
 * file of the user's is named that declares them.
 */
export function isSuppliedImport({ namespace, location }: XsdReference): boolean {
  return namespace === xmlNamespace && (location === undefined || /^[a-z][a-z0-9+.-]+:/i.test(location.value.trim()));
}

/** The name under which the file of these attributes is known. */
export const xmlAttributesFile = 'xml-namespace.xsd';

/** The attributes of the XML namespace, as XML 1.0, XML Base and xml:id define them. */
export const xmlAttributes = `<xs:schema xmlns:xs="${xsdNamespace}" targetNamespace="${xmlNamespace}">
  <xs:attribute name="id" type="xs:ID"/>
  <xs:attribute name="base" type="xs:anyURI"/>
  <xs:attribute name="lang">
    <xs:simpleType>
      <xs:union memberTypes="xs:language">
        <xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value=""/></xs:restriction></xs:simpleType>
      </xs:union>
    </xs:simpleType>
  </xs:attribute>
  <xs:attribute name="space">
    <xs:simpleType>
      <xs:restriction base="xs:NCName"><xs:enumeration value="default"/><xs:enumeration value="preserve"/></xs:restriction>
    </xs:simpleType>
  </xs:attribute>
  <xs:attributeGroup name="specialAttrs">
    <xs:attribute ref="xml:base"/><xs:attribute ref="xml:lang"/><xs:attribute ref="xml:space"/><xs:attribute ref="xml:id"/>
  </xs:attributeGroup>
</xs:schema>
`;
