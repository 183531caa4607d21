using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Urna.Web.Hosting;

/// <summary>Where a request comes from, as it is counted: an address (of IPv6 the network of a household, /64), or the subnet around it (/24, /48).</summary>
internal static class Origin
{
    private const int Household = 64;
    private const int Subnet4 = 24;
    private const int Subnet6 = 48;
    private const int Bits = 128;
    private const int Mapped = 96; // bits before an IPv4 address that is written as one of IPv6

    /// <summary>The address; null where it is this machine itself, or not known: a proxy here counts for itself.</summary>
    public static UInt128? AddressOf(IPAddress? from) => NumberOf(from) is { } number ? IsFour(from) ? number : Cut(number, Household) : null;

    /// <summary>The subnet; null where it is this machine itself.</summary>
    public static UInt128? SubnetOf(IPAddress? from) => NumberOf(from) is { } number ? Cut(number, IsFour(from) ? Mapped + Subnet4 : Subnet6) : null;

    private static bool IsFour(IPAddress? from) => from is { AddressFamily: AddressFamily.InterNetwork } or { IsIPv4MappedToIPv6: true };

    private static UInt128? NumberOf(IPAddress? from) => from is null || IPAddress.IsLoopback(from) ? null : BinaryPrimitives.ReadUInt128BigEndian(from.MapToIPv6().GetAddressBytes());

    private static UInt128 Cut(UInt128 number, int bits) => number >> (Bits - bits) << (Bits - bits);
}
