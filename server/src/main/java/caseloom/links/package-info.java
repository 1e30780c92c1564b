/// Signed links: whoever has one may do one thing, as one person, without an account. Knows no
/// feature that hands them out, and no page behind them.
@NullMarked
package caseloom.links;

import org.jspecify.annotations.NullMarked;
