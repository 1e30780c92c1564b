/// Documents made out of templates: placeholders filled with data, and what comes of it filed.
///
/// Templates are not trusted: data becomes text and nothing else, names lead into the data only,
/// and nothing is fetched. How a DOCX becomes a PDF is behind `PdfConversion`.
@NullMarked
package caseloom.generation;

import org.jspecify.annotations.NullMarked;
