/// Who may decide a step that waits for people, and what their votes come to. Pure.
@org.jspecify.annotations.NullMarked
package caseloom.core.approval;
