/// Who may decide a step that waits for people, and what their votes come to. Pure.
@NullMarked
package caseloom.core.approval;

import org.jspecify.annotations.NullMarked;
