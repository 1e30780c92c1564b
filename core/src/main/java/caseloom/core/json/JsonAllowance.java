package caseloom.core.json;

/// What all the trees that are made for one request may come to together. Three bytes can become a
/// node of a hundred, so that the length of a text says little about its tree: every value and
/// every name of a member is counted before it is made, and its bytes are taken from a memory that
/// has a bound. For one thread.
///
/// The bytes are those of a Java virtual machine with compressed pointers, a little more rather
/// than a little less.
public final class JsonAllowance {

    /// Bytes are taken in portions, since most bodies are small and all share one memory.
    private static final int PORTION = 16 * 1024;

    private static final int OBJECT = 80;
    private static final int ARRAY = 48;

    /// The table of an object that has members, and the one of an array that has items.
    private static final int TABLE = 80;

    private static final int MEMBER = 56;
    private static final int ITEM = 8;
    private static final int NUMBER = 16;
    private static final int LONG_NUMBER = 128;
    private static final int TEXT = 64;

    private final int nodesMost;
    private final Memory memory;
    private int nodes;
    private long owed;

    /// Where the bytes come from.
    @FunctionalInterface
    public interface Memory {

        /// Takes as many, or throws when there are not that many left.
        void take(long bytes);
    }

    public JsonAllowance(int nodesMost, Memory memory) {
        this.nodesMost = nodesMost;
        this.memory = memory;
    }

    /// For what we wrote ourselves, and where other bounds hold.
    public static JsonAllowance unbounded() {
        return new JsonAllowance(Integer.MAX_VALUE, _ -> {});
    }

    public int nodesMost() {
        return nodesMost;
    }

    /// Takes bytes for what is made of a body beside its tree.
    public void take(long bytes) {
        owed += bytes;
        if (owed >= PORTION) {
            settle();
        }
    }

    /// Makes room for something that is no part of a tree and as large as so many nodes; false when
    /// there are too many already.
    public boolean room(int more, long bytes) {
        if (nodes > nodesMost - more) {
            return false;
        }
        nodes += more;
        take(bytes);
        return true;
    }

    void object() throws JsonTooLarge {
        node(OBJECT);
    }

    void array() throws JsonTooLarge {
        node(ARRAY);
    }

    /// An object or array turns out not to be empty.
    void table() {
        take(TABLE);
    }

    void member() throws JsonTooLarge {
        node(MEMBER);
    }

    void item() {
        take(ITEM);
    }

    void word() throws JsonTooLarge {
        node(0);
    }

    /// @param length of its text, where that is kept; 0 when it fits into a machine's word
    void number(int length) throws JsonTooLarge {
        node(length == 0 ? NUMBER : LONG_NUMBER + length);
    }

    void text() throws JsonTooLarge {
        node(0);
    }

    /// The characters of a text or of a member's name.
    void characters(long bytes) {
        take(TEXT + bytes);
    }

    /// Takes what is still owed. A reader does so at the end.
    void settle() {
        memory.take(owed);
        owed = 0;
    }

    private void node(int bytes) throws JsonTooLarge {
        if (!room(1, bytes)) {
            throw new JsonTooLarge(nodesMost);
        }
    }
}
