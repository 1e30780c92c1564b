package caseloom.bench;

/// Counts what failed and keeps the first reason. Safe to share.
final class Failures {

    private int count;
    private String first = "";

    synchronized void add(Exception failure) {
        count++;
        if (first.isEmpty()) {
            first = failure.toString();
        }
    }

    synchronized int count() {
        return count;
    }

    synchronized String first() {
        return first;
    }
}
