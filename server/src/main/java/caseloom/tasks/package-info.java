/// Tasks: cases and runs without a case, as one record that has steps.
@NullMarked
package caseloom.tasks;

import org.jspecify.annotations.NullMarked;
