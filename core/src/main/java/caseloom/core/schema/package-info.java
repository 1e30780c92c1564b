/// The attribute schema of a workflow: compile, check, and the violations in the words of the
/// contract (C-92 to C-104).
@NullMarked
package caseloom.core.schema;

import org.jspecify.annotations.NullMarked;
