package io.jenkins.plugins.upkeep.health;

import io.jenkins.plugins.upkeep.config.ApiConfig;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.config.HostConfig;
import io.jenkins.plugins.upkeep.health.host.DiskProbe;
import io.jenkins.plugins.upkeep.health.host.LoadProbe;
import io.jenkins.plugins.upkeep.health.host.MemoryProbe;
import io.jenkins.plugins.upkeep.health.host.ProcFolder;
import io.jenkins.plugins.upkeep.health.host.SwapProbe;
import io.jenkins.plugins.upkeep.health.http.CertificateProbe;
import io.jenkins.plugins.upkeep.health.http.Endpoint;
import io.jenkins.plugins.upkeep.health.http.EndpointProbe;
import io.jenkins.plugins.upkeep.health.postgres.DatabaseProbe;
import io.jenkins.plugins.upkeep.health.postgres.NumberCheck;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** Declares the health check. A section that upkeep.yaml does not have is not looked at. */
public final class HealthFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(new TaskDeclaration(
                "health-check",
                "Looks at the service's endpoints, database and host, and says what to do first",
                List.of(),
                (config, options) -> task(config)));
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(HealthConfig.class);
    }

    private static Task task(Config config) throws ConfigException {
        var probes = new ArrayList<Probe>();
        probes.addAll(endpoints(config));
        probes.addAll(database(config));
        probes.addAll(host(config));
        if (probes.isEmpty()) {
            throw new ConfigException("the configuration names nothing that health-check could look at;"
                    + " add one of the sections api, database and host to it");
        }
        return HealthCheck.of(probes, config.find(HealthConfig.class).orElse(ConfigDefaults.of(HealthConfig.class)));
    }

    private static List<Probe> endpoints(Config config) throws ConfigException {
        var api = config.find(ApiConfig.class);
        if (api.isEmpty()) {
            return List.of();
        }
        var trust = trust();
        return api.get().endpoints().stream()
                .map(Endpoint::of)
                .flatMap(endpoint -> probes(endpoint, trust))
                .toList();
    }

    private static Stream<Probe> probes(Endpoint endpoint, SSLContext trust) {
        var answers = new EndpointProbe(endpoint, trust);
        return endpoint.isSecure() ? Stream.of(answers, new CertificateProbe(endpoint)) : Stream.of(answers);
    }

    private static SSLContext trust() throws ConfigException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new ConfigException("Java's trust store cannot be read; check javax.net.ssl.trustStore", e);
        }
    }

    private static List<Probe> database(Config config) throws ConfigException {
        var database = config.find(DatabaseConfig.class);
        if (database.isEmpty()) {
            return List.of();
        }
        var checks = database.get().checks().stream().map(NumberCheck::of).toList();
        return List.of(DatabaseProbe.of(database.get().address(), checks));
    }

    private static List<Probe> host(Config config) throws ConfigException {
        var proc = ProcFolder.system();
        var folder = config.folder();
        return config.find(HostConfig.class).stream()
                .flatMap(host -> Stream.<Stream<Probe>>of(kernel(proc), disks(host, folder)))
                .flatMap(probes -> probes)
                .toList();
    }

    private static Stream<Probe> kernel(ProcFolder proc) {
        return Stream.of(new MemoryProbe(proc), new SwapProbe(proc), new LoadProbe(proc));
    }

    private static Stream<Probe> disks(HostConfig host, Path folder) {
        return host.disks().stream()
                .map(disk -> new DiskProbe(folder.resolve(disk).toAbsolutePath()));
    }
}
