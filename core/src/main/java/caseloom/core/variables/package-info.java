/// The typed variables of a workflow: the attribute schema seen as a list of named values, how a
/// value is read from text, how it is shown, and the words for what is wrong with it (L-36 to
/// L-67).
///
/// Nothing here knows users, files or a request; whoever calls looks those up.
@NullMarked
package caseloom.core.variables;

import org.jspecify.annotations.NullMarked;
