package caseloom.files.reading;

/// A file holds more than it may once it is unpacked.
final class Bomb extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Bomb(String why) {
        super(why);
    }
}
