package caseloom.core.definition;

import caseloom.core.definition.Complaint.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is wrong with one document, gathered while it is read. Used by one thread.
final class Complaints {

    private static final Comparator<Complaint> IN_READING_ORDER =
            Comparator.comparingInt(Complaint::line)
                    .thenComparingInt(Complaint::column)
                    .thenComparing(Complaint::pointer);

    private final int most;
    private final List<Complaint> all = new ArrayList<>();
    private final Set<Said> said = new HashSet<>();
    private boolean clean = true;

    /// An alias brings the same text to several pointers; its mistake is told once.
    private record Said(int line, int column, String message) {}

    Complaints(int most) {
        this.most = most;
    }

    void error(Value at, String message) {
        error(at.spot(), at.pointer(), message);
    }

    void error(Spot spot, String pointer, String message) {
        clean = false;
        add(Severity.ERROR, spot, pointer, message);
    }

    void warning(Value at, String message) {
        add(Severity.WARNING, at.spot(), at.pointer(), message);
    }

    void warning(Spot spot, String pointer, String message) {
        add(Severity.WARNING, spot, pointer, message);
    }

    /// Whether as many warnings were told as anybody reads: then none needs to be thought up.
    boolean warnedEnough() {
        return told(Severity.WARNING) >= most;
    }

    /// As `warnedEnough`, of errors.
    boolean refusedEnough() {
        return told(Severity.ERROR) >= most;
    }

    private long told(Severity severity) {
        return all.stream().filter(one -> one.severity() == severity).count();
    }

    /// True while nothing but warnings came.
    boolean clean() {
        return clean;
    }

    List<Complaint> inReadingOrder() {
        return all.stream().sorted(IN_READING_ORDER).toList();
    }

    private void add(Severity severity, Spot spot, String pointer, String message) {
        if (told(severity) < most && said.add(new Said(spot.line(), spot.column(), message))) {
            all.add(new Complaint(severity, spot.line(), spot.column(), pointer, message));
        }
    }
}
