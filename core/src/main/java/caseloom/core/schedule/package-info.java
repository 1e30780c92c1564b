/// When a workflow starts by itself: at moments, after lengths of time, or on events. Pure: a
/// moment goes in, the next one comes out; whoever waits for it is the shell.
@NullMarked
package caseloom.core.schedule;

import org.jspecify.annotations.NullMarked;
