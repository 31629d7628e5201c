// What an XML parser tells: one function for each kind of event that is listened to.

/** A content model: type, quantifier, name, children. */
export interface ContentModel {
  readonly type: number;
  quantifier: number;
  readonly name: string | undefined;
  readonly children: ContentModel[];
}

type Text = string | undefined;

export interface XmlHandlers {
  /** Attributes by turns name and value; the first `specified` entries stand in the document. */
  startElement?: ((name: string, attributes: string[], specified: number) => void) | undefined;
  endElement?: ((name: string) => void) | undefined;
  characterData?: ((text: string) => void) | undefined;
  processingInstruction?: ((target: string, data: string) => void) | undefined;
  comment?: ((text: string) => void) | undefined;
  startCdata?: (() => void) | undefined;
  endCdata?: (() => void) | undefined;
  fallback?: ((raw: string) => void) | undefined;
  /** `fallback` was set so that internal entities are not expanded. */
  keepEntities: boolean;
  startDoctype?: ((name: string, systemId: Text, publicId: Text, subset: boolean) => void) | undefined;
  endDoctype?: (() => void) | undefined;
  xmlDecl?: ((version: Text, encoding: Text, standalone: number) => void) | undefined;
  entityDecl?:
    | ((name: string, parameter: boolean, value: Text, systemId: Text, publicId: Text, notation: Text) => void)
    | undefined;
  unparsedEntityDecl?: ((name: string, systemId: Text, publicId: Text, notation: Text) => void) | undefined;
  elementDecl?: ((name: string, model: ContentModel) => void) | undefined;
  attlistDecl?:
    | ((element: string, attribute: string, type: string, value: Text, required: boolean) => void)
    | undefined;
  notationDecl?: ((name: string, systemId: Text, publicId: Text) => void) | undefined;
  startNamespace?: ((prefix: Text, uri: Text) => void) | undefined;
  endNamespace?: ((prefix: Text) => void) | undefined;
  skippedEntity?: ((name: string, parameter: boolean) => void) | undefined;
  /** False stops parsing. */
  externalEntityRef?: ((context: Text, systemId: Text, publicId: Text) => boolean) | undefined;
  notStandalone?: (() => boolean) | undefined;
}
