/// Core, the document repository of an organization: documents with what people say about them,
/// what was found in their text, and the reading that follows an upload. Knows no dialect; bytes
/// are the business of `files`.
@NullMarked
package caseloom.documents;

import org.jspecify.annotations.NullMarked;
