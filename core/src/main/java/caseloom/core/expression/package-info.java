/// jq expressions behind an interface of our own: what is allowed, what it may cost, what it sees.
/// Nothing outside this package names the jq library.
@NullMarked
package caseloom.core.expression;

import org.jspecify.annotations.NullMarked;
