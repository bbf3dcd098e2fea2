/// A line of a service that takes something from the program that it does not need (systemd.exec(5)).
struct SandboxSetting: Sendable {
    /// `ProtectSystem`
    let name: String
    /// `strict`
    let value: String
    /// What it is for.
    let reason: String
    /// Whether a user's own service manager can do it: what needs a capability it cannot, and the service would not start.
    let worksForUsers: Bool

    private init(_ name: String, _ value: String, forUsers: Bool, _ reason: String) {
        self.name = name
        self.value = value
        self.worksForUsers = forUsers
        self.reason = reason
    }

    /// All of them, in the order in which they are written.
    static let all: [SandboxSetting] = [
        SandboxSetting("NoNewPrivileges", "yes", forUsers: true, "no program that it starts becomes another user"),
        SandboxSetting("CapabilityBoundingSet", "", forUsers: false, "it needs no right of root"),
        SandboxSetting("AmbientCapabilities", "", forUsers: false, "and is given none"),
        SandboxSetting("ProtectSystem", "strict", forUsers: true, "all files but those named above are read-only"),
        // Not `yes` or `tmpfs`: program, pipeline and archive may well lie below /home.
        SandboxSetting("ProtectHome", "read-only", forUsers: true, "homes too"),
        SandboxSetting("PrivateTmp", "yes", forUsers: true, "temporary files are its own"),
        SandboxSetting("PrivateDevices", "yes", forUsers: false, "no disks and other devices"),
        SandboxSetting("PrivateUsers", "yes", forUsers: false, "no other users"),
        SandboxSetting("PrivateMounts", "yes", forUsers: false, "no say in what is mounted"),
        SandboxSetting("ProtectProc", "invisible", forUsers: false, "no processes of others"),
        SandboxSetting("ProcSubset", "pid", forUsers: false, "nothing of /proc but processes"),
        SandboxSetting("ProtectClock", "yes", forUsers: false, "the clock is not set"),
        SandboxSetting("ProtectControlGroups", "yes", forUsers: false, "control groups are not changed"),
        SandboxSetting("ProtectHostname", "yes", forUsers: false, "the host is not renamed"),
        SandboxSetting("ProtectKernelLogs", "yes", forUsers: false, "the kernel's log is not read"),
        SandboxSetting("ProtectKernelModules", "yes", forUsers: false, "no modules are loaded"),
        SandboxSetting("ProtectKernelTunables", "yes", forUsers: false, "no settings of the kernel are changed"),
        SandboxSetting("KeyringMode", "private", forUsers: false, "no keys of others"),
        SandboxSetting("RemoveIPC", "yes", forUsers: false, "nothing shared is left behind"),
        SandboxSetting("LockPersonality", "yes", forUsers: true, "no other kinds of execution"),
        SandboxSetting("MemoryDenyWriteExecute", "yes", forUsers: true, "memory that was written is not executed"),
        SandboxSetting("RestrictNamespaces", "yes", forUsers: true, "no containers"),
        SandboxSetting("RestrictRealtime", "yes", forUsers: true, "no priority before everything else"),
        SandboxSetting("RestrictSUIDSGID", "yes", forUsers: true, "no files that make others powerful"),
        SandboxSetting(
            "RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX", forUsers: true,
            "the internet, and the name service's socket"),
        SandboxSetting("SystemCallArchitectures", "native", forUsers: true, "no calls of another architecture"),
        SandboxSetting("SystemCallFilter", "@system-service", forUsers: true, "calls that services make"),
        SandboxSetting("SystemCallFilter", "~@privileged @resources", forUsers: true, "and of them not these"),
        SandboxSetting("SystemCallErrorNumber", "EPERM", forUsers: true, "another call fails instead of ending it"),
    ]
}
