/// DOCX files as parts of XML, read within limits: no document type, no reference to anything
/// outside, nothing unpacked beyond what is allowed. Knows nothing of what documents are for.
@NullMarked
package caseloom.docx;

import org.jspecify.annotations.NullMarked;
