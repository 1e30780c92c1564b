/// Workflows that start by themselves: at moments, a while after one another, on events. What is a
/// moment or a fitting event is said in `core.schedule`; the runs are made by the intake.
@NullMarked
package caseloom.schedules;

import org.jspecify.annotations.NullMarked;
