/// The activity log of a task: what its story tells and what people said, as one list. Knows no
/// dialect, and writes nothing.
@NullMarked
package caseloom.activity;

import org.jspecify.annotations.NullMarked;
