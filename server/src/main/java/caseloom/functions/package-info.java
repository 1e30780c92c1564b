/// The functions of the catalog that need more of the server than the case: each is performed by
/// the package of its own subject.
@NullMarked
package caseloom.functions;

import org.jspecify.annotations.NullMarked;
