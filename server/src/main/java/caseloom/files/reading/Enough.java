package caseloom.files.reading;

/// Ends a reading: there is as much text as may be, or no time for more. Unchecked, since readers
/// of formats take checked exceptions for damage that they can go on behind.
final class Enough extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Enough(String why) {
        super(why);
    }
}
