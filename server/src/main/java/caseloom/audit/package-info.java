/// Who did what to what an organization manages. Knows no feature: each notes its own deeds, in the
/// transaction that does them.
@NullMarked
package caseloom.audit;

import org.jspecify.annotations.NullMarked;
