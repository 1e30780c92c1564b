/// Files that somebody brings to a case that is there, and takes away again: stored as they come,
/// joined to the case in one transaction, once for each key. Knows no dialect, and nothing of how a
/// body carries files.
@NullMarked
package caseloom.uploads;

import org.jspecify.annotations.NullMarked;
