/// Sets DOCX files in pages of PDF, out of Java alone: reads paragraphs, tables, pictures, headers
/// and footers with their looks, breaks lines and pages, and paints.
///
/// Documents are not trusted: nothing is fetched, sizes are bounded, and what cannot be shown stops
/// the work instead of being left out.
@NullMarked
package caseloom.pdf;

import org.jspecify.annotations.NullMarked;
