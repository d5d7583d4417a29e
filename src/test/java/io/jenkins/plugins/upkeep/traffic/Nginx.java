package io.jenkins.plugins.upkeep.traffic;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.testing.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A real nginx on a port of its own, which writes its access log in several formats. */
final class Nginx {
    private static final String CONFIG = """
            daemon off;
            master_process off;
            pid FOLDER/nginx.pid;
            error_log FOLDER/error.log;
            events {}
            http {
              client_body_temp_path FOLDER/body;
              proxy_temp_path FOLDER/proxy;
              fastcgi_temp_path FOLDER/fastcgi;
              uwsgi_temp_path FOLDER/uwsgi;
              scgi_temp_path FOLDER/scgi;
              log_format timed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent '
                               '"$http_referer" "$http_user_agent" $request_time';
              log_format upstream '$msec|$status|$upstream_addr|$upstream_status|$upstream_response_time|$request_method|$request_uri';
              log_format json escape=json '{"time_iso8601":"$time_iso8601","remote_addr":"$remote_addr","remote_user":"$remote_user",'
                              '"request":"$request","status":$status,"body_bytes_sent":$body_bytes_sent,"request_time":$request_time,'
                              '"upstream_response_time":"$upstream_response_time","http_user_agent":"$http_user_agent"}';
              access_log FOLDER/combined.log combined;
              access_log FOLDER/timed.log timed;
              access_log FOLDER/upstream.log upstream;
              access_log FOLDER/json.log json;
              upstream pair { server 127.0.0.1:DEAD max_fails=0; server 127.0.0.1:PORT max_fails=0; }
              server {
                listen 127.0.0.1:PORT;
                root FOLDER/root;
                location /orders { return 200 'one'; }
                location /broken { return 500 'no'; }
                location /login { return 401; }
                location /behind { proxy_pass http://pair/orders; proxy_next_upstream error; }
                location /slow { limit_rate 60k; try_files /large =404; }
              }
            }
            """;

    private final RunningProcess process;
    private final int port;

    private Nginx(RunningProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one; a test is skipped where there is none. */
    static Nginx start(Path folder) throws Exception {
        var program = Command.find("nginx")
                .or(() -> Optional.of(Path.of("/usr/sbin/nginx")).filter(Files::isExecutable));
        assumeThat(program).as("nginx is not installed; run bin/setup --test").isPresent();
        Files.createDirectories(folder.resolve("root"));
        Files.write(folder.resolve("root/large"), new byte[60_000]);
        var port = Ports.free();
        var config = CONFIG.replace("FOLDER", folder.toString())
                .replace("DEAD", String.valueOf(Ports.free()))
                .replace("PORT", String.valueOf(port));
        var file = Files.writeString(folder.resolve("nginx.conf"), config);
        var process = Command.of(program.orElseThrow(), "-p", folder.toString(), "-c", file.toString())
                .start();
        process.discardOutput();
        var nginx = new Nginx(process, port);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(nginx::isReady);
        return nginx;
    }

    private boolean isReady() {
        try {
            return send("GET /orders HTTP/1.0\r\n\r\n").contains("one");
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends bytes as they are, and gives what comes back until the end. */
    String send(String text) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    void get(String path, String agent) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nUser-Agent: " + agent + "\r\n\r\n");
    }

    void stop() throws UpkeepException, InterruptedException {
        process.terminate();
        process.await(Duration.ofSeconds(30));
        process.close();
    }
}
