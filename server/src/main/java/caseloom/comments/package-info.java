/// What people say about a case. Knows no dialect.
@NullMarked
package caseloom.comments;

import org.jspecify.annotations.NullMarked;
