/** The BagIt profile of our bags (BagIt Profiles 1.4): what an archive can rely on in each of them. */

export const profileIdentifier = 'tag:edition,2026:bagit-profile-1.0';

export const tagFiles = ['metadata/bagit-profile.json', 'metadata/datacite.xml', 'metadata/dublin-core.xml'];

const required = { required: true } as const;
const optional = { required: false } as const;

export function profileJson(): string {
  const profile = {
    'BagIt-Profile-Info': {
      'BagIt-Profile-Identifier': profileIdentifier,
      'BagIt-Profile-Version': '1.4.0',
      'Source-Organization': 'edition',
      'External-Description':
        'Bags of scholarly editions: sources in TEI, the site, and what it takes to build the site again.',
      Version: '1.0',
    },
    'Bag-Info': {
      'Bagging-Date': required,
      'Payload-Oxum': { ...required, repeatable: false },
      'External-Description': required,
      'External-Identifier': required,
      'Bag-Group-Identifier': required,
      'Bag-Software-Agent': required,
      'BagIt-Profile-Identifier': { ...required, values: [profileIdentifier] },
      'Source-Organization': optional,
      'Contact-Name': optional,
    },
    'Manifests-Required': ['sha512'],
    'Manifests-Allowed': ['sha512'],
    'Tag-Manifests-Required': ['sha512'],
    'Tag-Manifests-Allowed': ['sha512'],
    'Tag-Files-Required': tagFiles,
    'Allow-Fetch.txt': false,
    'Fetch.txt-Required': false,
    'Data-Empty': false,
    Serialization: 'optional',
    'Accept-Serialization': ['application/zip'],
    'Accept-BagIt-Version': ['1.0'],
  };
  return `${JSON.stringify(profile, undefined, 2)}\n`;
}
