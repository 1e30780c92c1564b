/// The text of files, page by page, whatever is in them. Apache Tika reads; here is what bounds it:
/// bytes, characters, pages, depth and time. Runs no other program, fetches nothing, recognizes no
/// pictures, and opens nothing that lies inside of a file.
@NullMarked
package caseloom.files.reading;

import org.jspecify.annotations.NullMarked;
