package caseloom.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A mail server that answers certain commands as a test wants, and everything else well.
public final class StubbornSmtp implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    /// @param answers by how a command begins, in capitals; an empty one is never given
    public StubbornSmtp(Map<String, String> answers) {
        this.answers = Map.copyOf(answers);
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String[] settings() {
        return new String[] {"SMTP_URL=smtp://127.0.0.1:" + port(), "MAIL_FROM=" + PostBox.FROM};
    }

    /// All lines that clients sent.
    public List<String> heard() {
        return List.copyOf(heard);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> speak(client));
            } catch (IOException e) {
                heard.add("closed: " + e.getMessage());
            }
        }
    }

    private void speak(Socket client) {
        try (client) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            say(client, "220 stubborn");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                var answer = answer(line);
                if (!answer.isEmpty()) {
                    say(client, answer);
                }
                if (answer.startsWith("354")) {
                    message(client, in);
                }
            }
        } catch (IOException e) {
            heard.add("gone: " + e.getMessage());
        }
    }

    private void message(Socket client, BufferedReader in) throws IOException {
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            heard.add(line);
        }
        var answer = answers.getOrDefault(".", "250 taken");
        if (!answer.isEmpty()) {
            say(client, answer);
        }
    }

    private String answer(String line) {
        var command = line.toUpperCase(Locale.ROOT);
        for (var one : answers.entrySet()) {
            if (command.startsWith(one.getKey())) {
                return one.getValue();
            }
        }
        return command.startsWith("DATA") ? "354 go on" : "250 fine";
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
