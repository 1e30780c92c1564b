/// Texts as parts of addresses. Which address is called, and whether it may be, must stay out.
@NullMarked
package caseloom.core.uri;

import org.jspecify.annotations.NullMarked;
