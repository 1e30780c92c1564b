/// Saved views: lists of cases that a member looks at again and again.
@NullMarked
package caseloom.views;

import org.jspecify.annotations.NullMarked;
