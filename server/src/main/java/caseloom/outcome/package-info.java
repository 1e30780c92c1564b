/// What a use case comes to: its value, or a refusal that says why. Knows no feature and no
/// dialect; dialects turn a refusal into their own words.
@NullMarked
package caseloom.outcome;

import org.jspecify.annotations.NullMarked;
