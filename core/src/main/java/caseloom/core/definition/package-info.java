/// A workflow document as text becomes a sealed record, or a list of located complaints. What a
/// step does when it runs is the interpreter's, not ours.
@NullMarked
package caseloom.core.definition;

import org.jspecify.annotations.NullMarked;
